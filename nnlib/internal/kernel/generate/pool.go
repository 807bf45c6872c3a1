package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// pool finds the largest of four numbers, two side by side in one row and two in
// the next, for four neighbouring windows at a time. The last four overlap with
// those before if need be.
func pool() {
	lanes := GLOBL("lanes", RODATA|NOPTR)
	for i, column := range []uint64{0, 4, 2, 6} { // the order in which pairs comes
		DATA(8*i, U64(column))
	}
	TEXT("poolFoursAVX2", NOSPLIT, "func(most *float64, at *int, plane *float64, corner, down, n int)")
	Pragma("noescape")
	Doc("poolFoursAVX2 is poolFours for at least four windows.")
	most, at := Load(Param("most"), GP64()), Load(Param("at"), GP64())
	plane, corner := Load(Param("plane"), GP64()), Load(Param("corner"), GP64()).(reg.GPVirtual)
	down, last := Load(Param("down"), GP64()).(reg.GPVirtual), Load(Param("n"), GP64())
	SUBQ(Imm(4), last)
	upper, lower, o := GP64(), GP64(), GP64()
	LEAQ(Mem{Base: plane, Index: corner, Scale: 8}, upper)
	LEAQ(Mem{Base: upper, Index: down, Scale: 8}, lower)

	places := [4]reg.VecVirtual{YMM(), YMM(), YMM(), YMM()} // of the four within their plane, for corner 0
	one := YMM()
	VPCMPEQQ(one, one, one) // −1 everywhere
	VMOVDQU(lanes, places[0])
	VPSUBQ(one, places[0], places[1])
	VPADDQ(everywhere(down), places[0], places[2])
	VPSUBQ(one, places[2], places[3])

	XORQ(o, o)
	Label("fours")
	here := GP64()
	LEAQ(Mem{Base: corner, Index: o, Scale: 2}, here)
	start, place := everywhere(here), YMM()
	VPADDQ(places[0], start, place)
	best, right := pairs(upper, o)
	take(best, place, right, start, places[1])
	left, right := pairs(lower, o)
	take(best, place, left, start, places[2])
	take(best, place, right, start, places[3])
	VPERMPD(Imm(0b11011000), best, best)
	VPERMPD(Imm(0b11011000), place, place)
	VMOVUPD(best, Mem{Base: most, Index: o, Scale: 8})
	VMOVUPD(place, Mem{Base: at, Index: o, Scale: 8})
	CMPQ(o, last)
	JE(LabelRef("pooled"))
	ADDQ(Imm(4), o)
	CMPQ(o, last)
	CMOVQGT(last, o)
	JMP(LabelRef("fours"))
	Label("pooled")
	VZEROUPPER()
	RET()
}

// everywhere puts a whole number into all parts of a register.
func everywhere(x reg.GPVirtual) reg.VecVirtual {
	low, v := XMM(), YMM()
	VMOVQ(x, low)
	VPBROADCASTQ(low, v)
	return v
}

// pairs are the left and the right numbers of four windows of a row, those of the
// windows 0, 2, 1 and 3.
func pairs(row, window reg.GPVirtual) (left, right reg.VecVirtual) {
	a, b := YMM(), YMM()
	left, right = YMM(), YMM()
	at := GP64()
	LEAQ(Mem{Base: window, Index: window, Scale: 1}, at)
	VMOVUPD(Mem{Base: row, Index: at, Scale: 8}, a)
	VMOVUPD(Mem{Base: row, Index: at, Scale: 8, Disp: 32}, b)
	VUNPCKLPD(b, a, left)
	VUNPCKHPD(b, a, right)
	return left, right
}

// take replaces what is best, and its place, where a number is larger or is the
// first NaN.
func take(best, place, number, start, offset reg.VecVirtual) {
	const (
		notAtLeast = 9 // best ≥ number does not hold: smaller, or one of them NaN
		ordered    = 7
	)
	larger, isNumber, itsPlace := YMM(), YMM(), YMM()
	VCMPPD(Imm(notAtLeast), number, best, larger)
	VCMPPD(Imm(ordered), best, best, isNumber)
	VANDPD(isNumber, larger, larger)
	VPADDQ(offset, start, itsPlace)
	VBLENDVPD(larger, number, best, best)
	VBLENDVPD(larger, itsPlace, place, place)
}
