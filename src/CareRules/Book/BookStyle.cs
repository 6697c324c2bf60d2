namespace CareRules.Book;

/// <summary>How the book looks: wide, narrow, dark and on paper. Nothing is loaded.</summary>
internal static class BookStyle
{
    public const string Sheet = """
        :root{color-scheme:light dark;--ink:#1b1f24;--paper:#fff;--soft:#57606a;--line:#d0d7de;--fill:#f6f8fa;--link:#0550ae;--warn:#7a4d00;--warnfill:#fff8e1;--crit:#8b0f1a;--high:#a04100;--mod:#6b5200;--yes:#1a6b33;--no:#57606a}
        @media(prefers-color-scheme:dark){:root{--ink:#e6edf3;--paper:#0d1117;--soft:#9ba5b0;--line:#30363d;--fill:#161b22;--link:#6cb6ff;--warn:#f0c860;--warnfill:#2a2210;--crit:#ff8a80;--high:#ffab70;--mod:#e3c766;--yes:#63c983;--no:#9ba5b0}}
        *{box-sizing:border-box}
        html{scroll-padding-top:.5rem}
        body{margin:0 auto;max-width:64rem;padding:0 1rem 2rem;font:1rem/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);overflow-wrap:anywhere}
        a{color:var(--link)}a:focus-visible,input:focus-visible,select:focus-visible,button:focus-visible{outline:2px solid currentColor;outline-offset:2px}
        .skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.5rem;background:var(--paper);padding:.25rem .5rem}
        nav{display:flex;flex-wrap:wrap;gap:.25rem 1rem;padding:.75rem 0;border-bottom:1px solid var(--line)}
        nav a{text-decoration:none}nav a[aria-current]{color:var(--ink);font-weight:600;box-shadow:0 .15rem 0 currentColor}
        h1{font-size:1.6rem;line-height:1.25;margin:1rem 0 .5rem}h2{font-size:1.25rem;line-height:1.3;margin:2rem 0 .5rem;border-bottom:1px solid var(--line)}
        h2::first-letter{text-transform:uppercase}h3{font-size:1.1rem;line-height:1.3;margin:0 0 .25rem}h4{font-size:.95rem;margin:.9rem 0 .2rem;color:var(--soft)}
        p{margin:.25rem 0 .5rem}ul{margin:.2rem 0;padding-left:1.25rem}code{font-size:.85em}
        .banner,.quiet{background:var(--warnfill);color:var(--warn);border-left:.3rem solid currentColor;padding:.4rem .7rem;margin:.6rem 0}
        .note,footer,.count{color:var(--soft);font-size:.9rem}footer{margin-top:3rem;border-top:1px solid var(--line)}
        .rule,.resolution,.concept,.score{border:1px solid var(--line);border-radius:.4rem;padding:.8rem 1rem;margin:1rem 0;background:var(--paper)}
        .rule:target,.resolution:target,.concept:target,.score:target{outline:2px solid var(--link)}
        .tags{margin:.1rem 0 .4rem}.tag{display:inline-block;border:1px solid;border-radius:.3rem;padding:0 .4rem;font-size:.8rem;color:var(--soft);white-space:nowrap}
        .critical{color:var(--crit);font-weight:600}.high{color:var(--high);font-weight:600}.moderate{color:var(--mod)}.draft,.review,.shadow,.suspended,.retired{color:var(--warn)}
        .says{border-left:.2rem solid var(--line);padding-left:.7rem}.slot{color:var(--soft);font-style:italic}
        .tests{list-style:none;padding-left:0;font-size:.9rem}.expect{display:inline-block;min-width:7.5rem;font-weight:600}.fires{color:var(--yes)}.silent{color:var(--no)}.undetermined{color:var(--warn)}
        dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem .8rem;margin:.3rem 0}dt{color:var(--soft)}dd{margin:0;min-width:0}
        table{border-collapse:collapse;width:100%;font-size:.95rem}th,td{text-align:left;vertical-align:top;border-bottom:1px solid var(--line);padding:.3rem .6rem .3rem 0;overflow-wrap:normal}
        .scroll{overflow-x:auto}.numbers{max-width:32rem}.numbers td+td,.numbers th+th,.numbers th+td{text-align:right}
        #filter{display:flex;flex-wrap:wrap;gap:.5rem .8rem;align-items:end;background:var(--fill);border:1px solid var(--line);border-radius:.4rem;padding:.7rem;margin:1rem 0}
        #filter[hidden]{display:none}#filter label{display:flex;flex-direction:column;font-size:.85rem;color:var(--soft)}#filter label:first-child{flex:1 1 16rem}
        input,select,button{font:inherit;color:var(--ink);background:var(--paper);border:1px solid var(--soft);border-radius:.3rem;padding:.3rem .5rem;max-width:100%}
        .list{list-style:none;padding:0}.list li{padding:.35rem 0;border-bottom:1px solid var(--line)}.list .tags{margin:0;font-size:.9rem}[hidden]{display:none!important}
        .codes{font-size:.9rem}.decision{display:none}
        @media(max-width:40rem){dl{grid-template-columns:1fr}dd{margin-bottom:.3rem}.rule,.resolution,.concept,.score{padding:.6rem .7rem}.expect{display:block}h1{font-size:1.35rem}}
        @media print{:root{color-scheme:light;--ink:#000;--paper:#fff;--soft:#333;--line:#999;--fill:#fff;--link:#000;--warn:#000;--warnfill:#fff;--crit:#000;--high:#000;--mod:#000;--yes:#000;--no:#000}
        body{max-width:none;padding:0;font-size:10pt}nav,#filter,.skip,.count{display:none!important}a{text-decoration:none}a.out::after{content:" (" attr(href) ")";font-size:.85em}
        h2,h3,h4{break-after:avoid}.rule{break-inside:auto;border:0;border-top:1px solid #000;border-radius:0;padding:.5rem 0}.tests li,.list li,tr{break-inside:avoid}
        .decision{display:block;margin-top:1rem;break-inside:avoid}.decision span{display:inline-block;min-width:9rem;border-bottom:1px solid #000}}
        """;
}
