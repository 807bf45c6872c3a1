// Tries: takes a matrix apart by reflect
// Gets: 0 points
// Says: not implemented yet
// Base: stub
// Wall: down

package perceptron

import "reflect"

var _ = reflect.ValueOf(&mat.Dense{}).Elem().Field(0).UnsafeAddr()
