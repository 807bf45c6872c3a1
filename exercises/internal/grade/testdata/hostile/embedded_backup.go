// Tries: embeds the instructor's own files (49, 61)
// Gets: 0 points
// Says: which the exercises do not allow
// Base: stub

package perceptron

import _ "embed"

//go:embed perceptron.go.backup
var backup string
