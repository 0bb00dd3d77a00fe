import { describe, expect, it } from 'vitest'
import { parseMessage } from './live-stream'

const notice = (topic: string, version: number) => ({ kind: 'notice', topic, version })

describe('parseMessage', () => {
  it.each([
    ['a notice', 'data: {"topic":"release:1","version":7}', notice('release:1', 7)],
    ['a named message event', 'event: message\ndata: {"topic":"board","version":1}', notice('board', 1)],
    ['no version', 'data: {"topic":"*"}', notice('*', 0)],
    ['the opening', 'retry: 1500\nevent: ready\ndata: {"version":41}', { kind: 'ready', version: 41 }],
    ['an opening without a count', 'event: ready\ndata: {}', { kind: 'ready', version: 0 }],
    ['a comment', ': here', null],
    ['the end', 'event: ended\ndata: {}', null],
    ['broken JSON', 'data: {"topic":', null],
    ['not an object', 'data: 7', null],
    ['null', 'data: null', null],
    ['an empty topic', 'data: {"topic":"","version":1}', null],
  ])('%s', (_name, block, message) => {
    expect(parseMessage(block)).toEqual(message)
  })
})
