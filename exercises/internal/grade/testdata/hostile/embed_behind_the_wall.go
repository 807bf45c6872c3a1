// Tries: embeds the tests of the exercise, where the list of imports does not hold (61)
// Gets: 0 points
// Says: it does not compile
// Base: stub
// In: Sign
// Wall: down

package perceptron

import _ "embed"

//go:embed *_test.go
var tests string

func attack() { panic(tests) }
