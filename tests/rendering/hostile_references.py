"""Ways in which a page can refer to something outside itself."""

REFERENCES = (
    '<img src="{}" alt="x">',
    '<link rel="stylesheet" href="{}">',
    '<link rel="attachment" href="{}">',
    "<style>@import url({});</style>",
    "<style>@import '{}';</style>",
    "<style>@font-face {{ font-family: x; src: url({}) }} p {{ font-family: x }}</style><p>x</p>",
    '<p style="background: url({})">x</p>',
    '<p style="content: url({})">x</p>',
    '<ul style="list-style-image: url({})"><li>x</li></ul>',
    '<style>p::before {{ content: url("{}") }}</style><p>x</p>',
    '<div style="border-image-source: url({}); border: 3px solid">x</div>',
    '<object data="{}"></object>',
    '<embed src="{}">',
    '<a rel="attachment" href="{}">x</a>',
    '<svg width="9" height="9"><image href="{}" width="9" height="9"/></svg>',
    '<svg width="9" height="9" xmlns:xlink="http://www.w3.org/1999/xlink"><use xlink:href="{}#a"/></svg>',
    '<svg width="9" height="9"><style>@import url({});</style><rect width="9" height="9"/></svg>',
    '<svg width="9" height="9"><rect width="9" height="9" fill="url({}#a)"/></svg>',
    '<base href="{}/"><img src="picture.png" alt="x">',
    '<iframe src="{}"></iframe>',
    '<video src="{0}" poster="{0}"></video>',
    '<input type="image" src="{}">',
    '<img srcset="{} 2x" alt="x">',
    '<img src="{0}" alt="x" style="object-fit: cover; mask: url({0})">',
    '<meta http-equiv="refresh" content="0; url={}">',
    '<link rel="icon" href="{0}"><link rel="preload" href="{0}">',
    '<?xml-stylesheet href="{}"?>',
    "<style>@page {{ background: url({}) }}</style><p>x</p>",
    "<style>@media print {{ @import url({0}); p {{ cursor: url({0}), auto }} }}</style><p>x</p>",
    '<svg width="9" height="9"><foreignObject><img src="{}" alt="x"/></foreignObject></svg>',
    '<svg width="9" height="9"><filter id="f"><feImage href="{}"/></filter></svg>',
    (
        '<svg width="9" height="9"><linearGradient id="g" href="{}#a"/>'
        '<rect fill="url(#g)" width="9" height="9"/></svg>'
    ),
    (
        '<svg width="9" height="9"><a href="{0}"><text y="9">'
        'x</text></a><textPath href="{0}#p">x</textPath></svg>'
    ),
    (
        '<img src="data:image/svg+xml,&lt;svg xmlns=&quot;http://www.w3.org/2000/svg&quot;&gt;'
        '&lt;image href=&quot;{}&quot;/&gt;&lt;/svg&gt;" alt="x">'
    ),
    '<math><mi href="{}">x</mi></math>',
)
"""Each asks for what is put in: an address of a server, or of a file."""
