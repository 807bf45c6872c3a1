// Tries: pointers by reflect
// Gets: 0 points
// Says: which the exercises do not allow
// Base: stub

package perceptron

import "reflect"

var _ = reflect.ValueOf(1).Kind()
