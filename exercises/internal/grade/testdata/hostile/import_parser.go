// Tries: reads the sources of the tests
// Gets: 0 points
// Says: which the exercises do not allow
// Base: stub
// In: Sign

package perceptron

import "go/parser"

func attack() {
	parser.ParseExpr("1")
}
