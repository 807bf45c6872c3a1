package builder

// frontPage is where a visitor of the static site comes in.
func (b *Builder) frontPage() error {
	_, lab := b.tree[labFolder+"index.html"]
	return b.page("index.html", "front.html", pageView{
		Title: "Neural Networks and Deep Learning in Go", Kind: "front", CSP: CSP, Engine: b.engineFrom(""), Lab: lab})
}
