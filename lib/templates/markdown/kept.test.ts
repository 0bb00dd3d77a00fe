import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readDocument } from './read-document'

const fixture = (file: string) => readDocument(readFileSync(path.join(import.meta.dirname, 'fixtures', file), 'utf8'))

describe('parts that other screens use', () => {
  const document = fixture('26-kept.md')
  const kept = (kind: string) => document.kept.find((part) => part.kind === kind)

  it('metrics with target and threshold', () => {
    expect(kept('metrics')).toMatchObject({
      line: 3,
      endLine: 6,
      rows: [{ name: 'Error rate', target: '< 0.1%', threshold: '> 1%' }, { name: 'p95' }],
    })
  })

  it('risks, whatever their status', () => {
    expect(kept('risks')).toMatchObject({
      rows: [{ risk: 'Pool runs dry', probability: 'Low', impact: 'High', mitigation: 'Bigger pool' }],
    })
  })

  it('alert rules', () => {
    expect(kept('alerts')).toMatchObject({
      rules: [{ name: 'too_many_errors', condition: 'error_rate > 1%', for: '5m', severity: 'critical', action: 'page_oncall' }],
    })
  })

  it('triggers of a rollback', () => {
    expect(kept('triggers')).toMatchObject({
      triggers: [{ text: 'Error rate > 5% for 10 minutes', line: 23 }, { text: 'Data is damaged' }],
    })
  })

  it('a message to send', () => {
    expect(kept('communication')).toMatchObject({ title: 'Mail to customers', subject: 'Maintenance on Sunday' })
  })

  it('broken YAML is reported, a rule of Prometheus is read', () => {
    const read = (yaml: string) => readDocument(`\`\`\`yaml\n${yaml}\n\`\`\`\n`)
    expect(read('alerts:\n  - name: [x\n    condition: y').notUnderstood.map((each) => each.code)).toEqual(['alerts_broken'])
    expect(read('groups:\n  - rules:\n      - alert: Slow\n        expr: p95 > 1\n        labels: { severity: page }').kept).toMatchObject([
      { kind: 'alerts', rules: [{ name: 'Slow', condition: 'p95 > 1', severity: 'page' }] },
    ])
  })
})

describe('dated headings', () => {
  const document = fixture('25-dates.md')

  it('become offsets of phases and groups, and a watch', () => {
    expect(document.phases.map(({ offset, groups }) => [offset, ...groups.map((group) => group.offset)])).toEqual([
      [{ days: -7 }, { days: -7 }],
      [{ days: -1 }, { days: -1 }],
      [{ days: 0 }, { day: 0, time: '02:00' }, { day: 0, time: '02:30' }],
      [{ afterHours: 1 }, { afterHours: 1 }, { afterHours: 1 }],
      [{ days: 7 }, { days: 7 }],
    ])
    expect(document.kept).toMatchObject([
      {
        kind: 'watch',
        cadences: [
          { unit: 'hour', from: 1, to: 1, everyMinutes: 15 },
          { unit: 'hour', from: 2, to: 6, everyMinutes: 60 },
          { unit: 'day', from: 2, to: 7, everyMinutes: 1440 },
        ],
      },
    ])
  })

  it('and kinds are guessed from what a label says', () => {
    const kinds = Object.fromEntries(document.items.map(({ text, kind }) => [text, kind]))
    expect(kinds['p95 < 500ms']).toEqual({ kind: 'number', limit: '< 500 ms' })
    expect(kinds['Smoke tests run']).toEqual({ kind: 'smoke' })
    expect(document.items.find(({ text }) => text.startsWith('T+30m'))?.due).toEqual({ afterMinutes: 30 })
  })
})
