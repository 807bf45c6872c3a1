// Package value holds what goes into the functions of an exercise and what
// comes out of them, in one form for all types: numbers in rows and columns,
// words, or a group of values with names. Worker and judge both use it, and
// neither needs to know more of the other.
package value
