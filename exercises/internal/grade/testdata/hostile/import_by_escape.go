// Tries: writes the import with an escape
// Gets: 0 points
// Says: which the exercises do not allow
// Base: stub

package perceptron

import "os"

var _ = os.Args
