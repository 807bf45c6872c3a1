// Tries: imports a package for its init alone
// Gets: 0 points
// Says: which the exercises do not allow
// Base: stub

package perceptron

import _ "net/http/pprof"
