// Tries: a panic with verbs of fmt and HTML in it
// Gets: 8 points
// Says: <script>
// Base: solution
// In: Learn

package perceptron

func attack() {
	panic("%!s(%n) %s%d <script>alert(1)</script> {{.}} %[9]*.[9]*[9]v")
}
