// Tries: a value of panic whose text calls itself without end
// Gets: 8 points
// Base: solution
// In: Learn

package perceptron

type bad struct{ next *bad }

func (b bad) String() string { return b.next.String() + b.String() }

func attack() {
	b := bad{}
	b.next = &b
	panic(b)
}
