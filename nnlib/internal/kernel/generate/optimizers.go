package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// adaptive is a step of RMSProp, or of AdaGrad with keep = add = 1, four
// parameters at a time. Root and quotient are rounded like those of one number.
func adaptive() {
	TEXT("adaptiveStepAVX2", NOSPLIT, "func(theta, memory, gradient *float64, n int, alpha, keep, add, epsilon float64)")
	Pragma("noescape")
	Doc("adaptiveStepAVX2 is adaptiveStep for n numbers, a multiple of four above 0.")
	theta, r, g := Load(Param("theta"), GP64()), Load(Param("memory"), GP64()), Load(Param("gradient"), GP64())
	n := Load(Param("n"), GP64())
	alpha, keep, add, epsilon := spread("alpha"), spread("keep"), spread("add"), spread("epsilon")
	zero, at := YMM(), GP64()
	VXORPD(zero, zero, zero)
	XORQ(at, at)
	Label("adaptive")
	here := func(base reg.Register) Mem { return Mem{Base: base, Index: at, Scale: 8} }
	gradient, square, root, still := YMM(), YMM(), YMM(), YMM()
	VMOVUPD(here(g), gradient)
	VMULPD(gradient, add, square)
	VMULPD(gradient, square, square)
	VMULPD(here(r), keep, root)
	VADDPD(square, root, root)
	VMOVUPD(root, here(r))
	VSQRTPD(root, root)
	VADDPD(root, epsilon, root)
	VDIVPD(root, alpha, root)
	VMULPD(gradient, root, root)
	VCMPPD(Imm(0), zero, gradient, still) // where g is 0
	VANDNPD(root, still, root)
	VMOVUPD(here(theta), gradient)
	VSUBPD(root, gradient, gradient)
	VMOVUPD(gradient, here(theta))
	ADDQ(Imm(4), at)
	CMPQ(at, n)
	JNE(LabelRef("adaptive"))
	VZEROUPPER()
	RET()
}

// spread loads a number into all parts of a register.
func spread(name string) reg.VecVirtual {
	x, v := Load(Param(name), XMM()).(reg.VecVirtual), YMM()
	VBROADCASTSD(x.AsX(), v)
	return v
}
