// Tries: loads code that nobody has seen
// Gets: 0 points
// Says: which the exercises do not allow
// Base: stub
// In: Sign

package perceptron

import "plugin"

func attack() {
	plugin.Open("x.so")
}
