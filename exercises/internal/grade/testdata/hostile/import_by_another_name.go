// Tries: imports unsafe under another name
// Gets: 0 points
// Says: which the exercises do not allow
// Base: stub

package perceptron

import s "unsafe"

var _ = s.Sizeof(0)
