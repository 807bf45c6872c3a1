// Tries: the same in the middle of a line
// Gets: 0 points
// Says: /*line
// Base: stub

package perceptron

func other() int { /*line /etc/passwd:1:1*/ return "x" }
