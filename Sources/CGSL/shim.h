#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_integration.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_roots.h>
#include <gsl/gsl_sf_fermi_dirac.h>

/* A C global variable is not visible to Swift's concurrency checks; a function is. */
static inline const gsl_root_fsolver_type *nichrome_brent_method(void) { return gsl_root_fsolver_brent; }
