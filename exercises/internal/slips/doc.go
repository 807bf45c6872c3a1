// Package slips makes lists of the mistakes that a formula can be written with,
// for formulas that several exercises share: a layer, a mean over examples, a
// cross entropy. A mistake that is known in one exercise is so known in all. Only
// the tests of the exercises import it.
package slips
