// MPI's handles are macros with casts, which Swift cannot import: what Nichrome needs of MPI, as functions. Errors need no
// codes: by MPI's own rule they end the job with a message.
#include <mpi.h>
#include <stdint.h>

// Only the thread that calls this may call the others.
static inline void nichrome_mpi_start(void) {
  int provided;
  MPI_Init_thread(0, 0, MPI_THREAD_FUNNELED, &provided);
}

static inline void nichrome_mpi_finish(void) { MPI_Finalize(); }
static inline void nichrome_mpi_abort(int code) { MPI_Abort(MPI_COMM_WORLD, code); }

static inline int nichrome_mpi_rank(void) {
  int rank;
  MPI_Comm_rank(MPI_COMM_WORLD, &rank);
  return rank;
}

static inline int nichrome_mpi_size(void) {
  int size;
  MPI_Comm_size(MPI_COMM_WORLD, &size);
  return size;
}

// Ranks that share this one's memory, which is to say its machine; this one counts.
static inline int nichrome_mpi_neighbours(void) {
  MPI_Comm local;
  int size;
  MPI_Comm_split_type(MPI_COMM_WORLD, MPI_COMM_TYPE_SHARED, 0, MPI_INFO_NULL, &local);
  MPI_Comm_size(local, &size);
  MPI_Comm_free(&local);
  return size;
}

static inline void nichrome_mpi_sum(void *values, int count) {
  MPI_Allreduce(MPI_IN_PLACE, values, count, MPI_INT64_T, MPI_SUM, MPI_COMM_WORLD);
}

static inline void nichrome_mpi_share(void *values, const int counts[], const int starts[]) {
  MPI_Allgatherv(MPI_IN_PLACE, 0, MPI_DATATYPE_NULL, values, counts, starts, MPI_DOUBLE, MPI_COMM_WORLD);
}

static inline void nichrome_mpi_gather_length(int64_t length, int64_t *lengths) {
  MPI_Gather(&length, 1, MPI_INT64_T, lengths, 1, MPI_INT64_T, 0, MPI_COMM_WORLD);
}

static inline void nichrome_mpi_send_to_root(const void *bytes, int count) {
  MPI_Send(bytes, count, MPI_BYTE, 0, 0, MPI_COMM_WORLD);
}

static inline void nichrome_mpi_receive(void *bytes, int count, int rank) {
  MPI_Recv(bytes, count, MPI_BYTE, rank, 0, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
}

static inline void nichrome_mpi_broadcast(void *bytes, int count) {
  MPI_Bcast(bytes, count, MPI_BYTE, 0, MPI_COMM_WORLD);
}
