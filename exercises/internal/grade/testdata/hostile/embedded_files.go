// Tries: embedded files
// Gets: 0 points
// Says: which the exercises do not allow
// Base: stub

package perceptron

import "embed"

//go:embed ../../solutions
var files embed.FS
