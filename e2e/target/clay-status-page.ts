const components = ['Enrichment API', 'Webhooks', 'Dashboard'] as const

/** The vendor's status page, as people see it: one sentence for all, a row for each part. */
export function statusPage(degraded: boolean): string {
  const rows = components.map((name, index) => {
    const state = degraded && index === 0 ? 'Degraded performance' : 'Operational'
    return `<tr class="component" data-state="${state === 'Operational' ? 'operational' : 'degraded'}"><th scope="row">${name}</th><td>${state}</td></tr>`
  })
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Status of Clay (demo)</title></head>
<body>
<main>
<h1>Status</h1>
<p id="overall" class="${degraded ? 'degraded' : 'operational'}">${degraded ? 'Some systems are slow' : 'All systems operational'}</p>
<table><caption>Parts</caption><tbody>
${rows.join('\n')}
</tbody></table>
</main>
</body>
</html>
`
}
