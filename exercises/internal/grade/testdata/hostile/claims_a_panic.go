// Tries: tells of a panic with escapes in its text and its place (35)
// Gets: 0 points
// Says: It panicked
// Base: stub
// Wall: down
// With: forger

package perceptron

func init() {
	mark, args := question()
	say(mark, []byte{1, 0}, args, count(0), word("\x1b[2J[1/1] eve 10 of 10\r\u202e"), word("\x1b]0;eve\a\u202e"))
	question()
}
