// Tries: panics with a list that holds itself
// Gets: 8 points
// Base: solution
// In: Learn

package perceptron

type list []any

func attack() {
	l := list{nil}
	l[0] = l
	panic(l)
}
