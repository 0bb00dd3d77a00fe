import { describe, expect, it } from 'vitest'
import { parseMessage } from './live-stream'

describe('parseMessage', () => {
  it.each([
    ['a notice', 'data: {"topic":"release:1","version":7}', { topic: 'release:1', version: 7 }],
    ['a named message event', 'event: message\ndata: {"topic":"board","version":1}', { topic: 'board', version: 1 }],
    ['no version', 'data: {"topic":"*"}', { topic: '*', version: 0 }],
    ['a comment', ': here', null],
    ['another event', 'event: ready\ndata: {}', null],
    ['broken JSON', 'data: {"topic":', null],
    ['not an object', 'data: 7', null],
    ['null', 'data: null', null],
    ['an empty topic', 'data: {"topic":"","version":1}', null],
  ])('%s', (_name, message, notice) => {
    expect(parseMessage(message)).toEqual(notice)
  })
})
