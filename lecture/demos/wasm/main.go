//go:build js && wasm

// Command wasm is the module that the pages load: nnlib and the demos, behind
// one function of JavaScript.
package main

import (
	"syscall/js"

	"nnlecture/lecture/demos"
)

func main() {
	js.Global().Set("nnlecture", js.FuncOf(func(_ js.Value, args []js.Value) any {
		answer, err := demos.Call(args[0].String(), args[1].String())
		if err != nil {
			return map[string]any{"error": err.Error()}
		}
		return map[string]any{"result": answer}
	}))
	select {}
}
