"""Network namespaces that stand for machines: each has its own network and host name, and all share the disk."""

import os
import stat
import subprocess


def run(*words):
    subprocess.run(words, check=True, capture_output=True)


class Hosts:
    """Machines `node1`, `node2`, ... behind a switch; mpirun runs on the first and reaches the others over the network."""

    def __init__(self, count, folder):
        self.names = [f"node{k + 1}" for k in range(count)]
        self.prefix = f"nichrome{os.getpid()}"
        self.switch = f"{self.prefix}-switch"
        self.agent = str(folder / "agent")
        with open(self.agent, "w") as script:
            # Open MPI gives a host and the words of a command for a shell, as to ssh.
            script.write(f"""#!/bin/bash
while [[ $1 == -* ]]; do shift; done
host=$1
shift
exec ip netns exec "{self.prefix}-$host" unshare -u bash -c 'hostname "$0"; eval "$@"' "$host" "$@"
""")
        os.chmod(self.agent, stat.S_IRWXU)

    def __enter__(self):
        self.namespaces = []
        self.add(self.switch)
        run("ip", "-n", self.switch, "link", "add", "switch", "type", "bridge")
        run("ip", "-n", self.switch, "link", "set", "switch", "up")
        for number, name in enumerate(self.names, 1):
            space = f"{self.prefix}-{name}"
            self.add(space)
            run("ip", "-n", self.switch, "link", "add", f"port{number}", "type", "veth", "peer", "net0", "netns", space)
            run("ip", "-n", self.switch, "link", "set", f"port{number}", "master", "switch", "up")
            run("ip", "-n", space, "address", "add", f"10.93.0.{number}/24", "dev", "net0")
            for device in ("lo", "net0"):
                run("ip", "-n", space, "link", "set", device, "up")
        return self

    def add(self, space):
        run("ip", "netns", "add", space)
        self.namespaces.append(space)

    def __exit__(self, *_):
        for space in self.namespaces:
            subprocess.run(["ip", "netns", "delete", space])

    def mpirun(self):
        """mpirun on the first machine, one rank on each; shared memory is out of the question between them."""
        first = self.names[0]
        return [
            "ip", "netns", "exec", f"{self.prefix}-{first}", "unshare", "-u", "bash", "-c",
            'hostname "$0"; exec "$@"', first, "mpirun", "--mca", "plm_rsh_agent", self.agent,
            "--mca", "btl", "tcp,self", "--host", ",".join(self.names),
        ]


def permitted():
    """Whether this user may make namespaces."""
    name = f"nichrome{os.getpid()}-probe"
    try:
        run("ip", "netns", "add", name)
        run("ip", "-n", name, "link", "add", "probe0", "type", "veth", "peer", "name", "probe1")
        run("unshare", "-u", "true")
    except (OSError, subprocess.CalledProcessError):
        return False
    finally:
        subprocess.run(["ip", "netns", "delete", name], capture_output=True)
    return True
