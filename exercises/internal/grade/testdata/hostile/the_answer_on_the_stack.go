// Tries: the answer on the stack
// Gets: 0 points
// Base: stub
// In: Sign
// Wall: down

package perceptron

import "runtime"
import "strings"

func attack() {

	buf := make([]byte, 1<<16)
	_, args, _ := strings.Cut(string(buf[:runtime.Stack(buf, false)]), "check.(*S).Check(")
	args, _, _ = strings.Cut(args, "\n")
	panic("Want is " + strings.Split(strings.NewReplacer("{", "", "}", "").Replace(args), ", ")[7])
}
