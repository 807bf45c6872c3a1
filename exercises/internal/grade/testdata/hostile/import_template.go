// Tries: calls methods by name
// Gets: 0 points
// Says: which the exercises do not allow
// Base: stub
// In: Sign

package perceptron

import "text/template"

func attack() {
	template.New("x")
}
