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
		answer, err := demos.Call(args[0].String(), value(args[1]))
		if err != nil {
			return map[string]any{"error": err.Error()}
		}
		return map[string]any{"result": answer}
	}))
	select {}
}

// value copies what a page sends: numbers, texts, and lists and objects of them.
// What JavaScript calls undefined is nil, as null is.
func value(v js.Value) any {
	switch v.Type() {
	case js.TypeBoolean:
		return v.Bool()
	case js.TypeNumber:
		return v.Float()
	case js.TypeString:
		return v.String()
	case js.TypeObject:
		if v.InstanceOf(js.Global().Get("Array")) {
			list := make([]any, v.Length())
			for i := range list {
				list[i] = value(v.Index(i))
			}
			return list
		}
		object := map[string]any{}
		names := js.Global().Get("Object").Call("keys", v)
		for i := range names.Length() {
			name := names.Index(i).String()
			object[name] = value(v.Get(name))
		}
		return object
	}
	return nil
}
