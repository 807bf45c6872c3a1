package notebooks

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"

	"nnlecture/notebooks/ipynb"
)

// Each tolerance in both directions: what it forgives, and what it must not.
func TestFormDifferenceFindsWhatMatters(t *testing.T) {
	for _, c := range []struct {
		form, want, got string
		differ          bool
	}{
		{"text/plain", "updates: 4", "updates: 4", false},
		{"text/plain", "loss 0.1234", "loss 0.1235", true},
		{"text/plain", "loss 0.1234", "gain 0.1234", true},
		{"text/plain", "1 2 3", "1 2", true},
		{"text/plain", "[1.5 2]", "[1.5 2 3]", true},
		{"text/plain", "a\n", "a\nb\n", true},
		{"text/plain", "NaN", "0", true},
		{"text/plain", "1 0", "−1 0", true},
		// relative, whatever the size
		{"text/plain", "loss 0.12345678", "loss 0.12345679", false},
		{"text/plain", "loss 12345678", "loss 12345679", false},
		{"text/plain", "loss 0.123456", "loss 0.123457", true},
		{"text/plain", "loss 123456", "loss 123457", true},
		{"text/plain", "rate 3.00000000e-07", "rate 3.00000009e-07", false},
		{"text/plain", "rate 3.0e-07", "rate 3.1e-07", true},
		{"text/plain", "1e+300", "2e+300", true},
		{"text/plain", "6.0000001·10⁻⁸", "6.0000002·10⁻⁸", false},
		{"text/plain", "6.1·10⁻⁸", "6.2·10⁻⁸", true},
		{"text/plain", "6.1·10⁻⁸", "6.1·10⁻⁷", true},
		{"text/markdown", `9 \cdot 10^{-8}`, `9 \cdot 10^{-9}`, true},
		{"text/markdown", "| 0.012 |", "| 0.030 |", true},
		// what is left where terms of about 1 cancel
		{"text/plain", "sum 0", "sum 2.2e-16", false},
		{"text/plain", "sum 0", "sum −2.2·10⁻¹⁶", false},
		{"text/plain", "sum 0", "sum 2.2e-15", true},
		// coordinates: the last digit written
		{"image/svg+xml", `<path d="M1 2.10L3 4"/>`, `<path d="M1 2.11L3 4"/>`, false},
		{"image/svg+xml", `<path d="M1 2.10L3 4"/>`, `<path d="M1 2.12L3 4"/>`, true},
		{"image/svg+xml", `<path d="M1 2L3 4"/>`, `<path d="M1 2L3 4L5 6"/>`, true},
		{"image/svg+xml", `<g transform="rotate(90 1 2)"/>`, `<g transform="rotate(90 1 2.01)"/>`, false},
		{"image/svg+xml", `<g transform="rotate(90 1 2)"/>`, `<g transform="rotate(90 1 2.02)"/>`, true},
		{"image/svg+xml", `<text x="0.010" textLength="20">a</text>`, `<text x="0.020" textLength="20.01">a</text>`, false},
		{"text/html", `<svg viewBox="0 0 640 400.01"></svg>`, `<svg viewBox="0 0 640 400"></svg>`, false},
		// what is read: labels, captions, descriptions, what a script draws
		{"image/svg+xml", `<text x="1">0.012</text>`, `<text x="1">0.022</text>`, true},
		{"image/svg+xml", `<text x="1">0.12345678</text>`, `<text x="1">0.12345679</text>`, false},
		{"image/svg+xml", `<text x="1">d = 0.01</text>`, `<text x="1">d = 0.02</text>`, true},
		{"image/svg+xml", `<desc>from 0.01 to 1</desc>`, `<desc>from 0.02 to 1</desc>`, true},
		{"text/html", `<svg aria-label="J = 0.01"></svg>`, `<svg aria-label="J = 0.02"></svg>`, true},
		{"text/html", `<li>J = 0.01</li>`, `<li>J = 0.02</li>`, true},
		{"text/html", `<script>const option = {"value":[0.01,2]};</script>`, `<script>const option = {"value":[0.02,2]};</script>`, true},
		{"text/html", `<style>p{opacity:0.51}</style>`, `<style>p{opacity:0.52}</style>`, true},
		{"image/svg+xml", `<rect x="1" fill="#16303F"/>`, `<rect x="1" fill="#16304F"/>`, true},
		{"image/svg+xml", `<rect x="1" fill="#1E9999"/>`, `<rect x="1" fill="#2E9999"/>`, true},
		// the tree
		{"image/svg+xml", `<path d="M1 2"/>`, `<rect d="M1 2"/>`, true},
		{"image/svg+xml", `<path d="M1 2"/>`, `<path x="M1 2"/>`, true},
		{"image/svg+xml", `<g x="1"/>`, `<g x="1" y="2"/>`, true},
		{"image/svg+xml", `<g></g>`, `<g></g><g></g>`, true},
		{"text/html", "<p>a</p>", "<p>a</p>b", true},
		// ids
		{"text/html", `<div id="nn-b1e6f00d">1</div>`, `<div id="nn-0badcafe">1</div>`, false},
		{"text/html", `<div id="nn-b1e6f00d">1</div>`, `<div id="nn-0badcafe">2</div>`, true},
		{"text/html", `<p id="nn-aaaaaaaa"><b href="#nn-aaaaaaaa">`, `<p id="nn-bbbbbbbb"><b href="#nn-bbbbbbbb">`, false},
		{"text/html", `<p id="nn-aaaaaaaa"><b href="#nn-aaaaaaaa">`, `<p id="nn-bbbbbbbb"><b href="#nn-cccccccc">`, true},
	} {
		expect(t, c.form, c.want, c.got, c.differ)
	}
}

// A picture is what its pixels are, however they are packed.
func TestImagesAreComparedByTheirPixels(t *testing.T) {
	grey := color.RGBA{100, 100, 100, 255}
	want := picturePNG(t, grey, png.NoCompression)
	for _, c := range []struct {
		name   string
		got    string
		differ bool
	}{
		{"other compression", picturePNG(t, grey, png.BestCompression), false},
		{"one step of one channel", picturePNG(t, color.RGBA{101, 99, 100, 255}, png.NoCompression), false},
		{"two steps of one channel", picturePNG(t, color.RGBA{102, 100, 100, 255}, png.NoCompression), true},
		{"transparent", picturePNG(t, color.RGBA{}, png.NoCompression), true},
		{"not an image", "iVBORw0KGgo=", true},
		{"none", "", true},
	} {
		if c.got == want {
			t.Fatalf("%s: the bytes are the same, so the case tests nothing", c.name)
		}
		for form, frame := range map[string]string{
			"image/png":     "%s",
			"image/svg+xml": `<svg><image x="1" href="data:image/png;base64,%s"/></svg>`,
			"text/html":     `<div><svg><g data-f="0 1"><image x="1" href="data:image/png;base64,%s"/></g></svg></div>`,
			"text/markdown": "![two](data:image/png;base64,%s)",
		} {
			expect(t, form, fmt.Sprintf(frame, want), fmt.Sprintf(frame, c.got), c.differ)
		}
	}
	two := strings.Repeat(fmt.Sprintf(`<image href="data:image/png;base64,%s"/>`, want), 2)
	expect(t, "text/html", two, strings.Replace(two, want, picturePNG(t, color.RGBA{0, 0, 0, 255}, png.NoCompression), 1), true)
	expect(t, "text/html", "<style>p{background:url(data:image/png;base64,"+want+")}</style>", "<style>p{background:url()}</style>", true)
}

func expect(t *testing.T, form, want, got string, differ bool) {
	t.Helper()
	output := func(s string) ipynb.Output {
		return ipynb.Output{Type: "display_data", Data: map[string]ipynb.Text{form: ipynb.Text(s)}}
	}
	if diff := outputDifference(output(want), output(got)); (diff != "") != differ {
		t.Errorf("%s %.200q beside %.200q: the difference is %q, want one: %v", form, got, want, diff, differ)
	}
}

// picturePNG is an image of 40×40 pixels, of which all but one are white.
func picturePNG(t *testing.T, pixel color.Color, level png.CompressionLevel) string {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 40, 40))
	for i := range img.Pix {
		img.Pix[i] = 255
	}
	img.Set(7, 31, pixel)
	var data bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: level}).Encode(&data, img); err != nil {
		t.Fatal(err)
	}
	return base64.StdEncoding.EncodeToString(data.Bytes())
}
