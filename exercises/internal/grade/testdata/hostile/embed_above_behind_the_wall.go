// Tries: embeds the solutions, where the list of imports does not hold
// Gets: 0 points
// Says: it does not compile
// Base: stub
// Wall: down

package perceptron

import "embed"

//go:embed ../../solutions
var files embed.FS
