// Tries: the same, and every answer twice
// Gets: 0 points
// Base: stub
// Wall: down
// With: forger

package perceptron

func init() {
	for {
		mark, args := question()
		for range 2 {
			say(mark, []byte{0, number, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f}, args, count(0), word(""), word(""))
		}
	}
}
