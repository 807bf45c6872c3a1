// Tries: says that its call still runs, at a line of the system's
// Gets: 0 points
// Says: no answer
// Base: stub
// Wall: down
// With: forger

package perceptron

func init() {
	mark, args := question()
	say(mark, []byte{4, 0}, args, count(0), word(""), word("/etc/passwd:1"))
	question()
}
