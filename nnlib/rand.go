package nnlib

import "math/rand/v2"

// Rand returns the random numbers that belong to a seed: the same seed gives
// the same numbers on every machine. It is short for
//
//	rand.New(rand.NewPCG(seed, 0))
//
// Functions of this package that draw random numbers take such a source as
// their last parameter, and no other.
func Rand(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 0)) }
