// Tries: lets a message name another file (37)
// Gets: 0 points
// Says: //line
// Base: stub

package perceptron

//line /etc/passwd:1
func other() int { return "x" }
