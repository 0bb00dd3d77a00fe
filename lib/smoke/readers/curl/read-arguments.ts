import { about, because, type Why } from '../why'
import { applyOption } from './apply-option'
import { longOption, type Option, shortOption } from './curl-options'
import { type Input, newSettings, RefusedCurl, type Settings } from './settings'

export interface Argument {
  text: string
  /** A variable alone, unquoted: it may stand for several words. */
  bare: boolean
}

/**
 * Reads the words behind `curl` as curl does: long options, letters together (`-sSLk`), values behind a letter (`-XPOST`), `--` before
 * addresses, `--next` between requests. Throws `RefusedCurl` with the name of an option, never with its value.
 */
export function readArguments(words: Argument[], input: Input): Settings[] {
  const all: Settings[] = [newSettings()]
  let onlyAddresses = false
  for (let index = 0; index < words.length; index++) {
    const { text, bare } = words[index]!
    const settings = all.at(-1)!
    if (onlyAddresses || !text.startsWith('-') || text === '-') {
      settings.urls.push({ text, bare })
      continue
    }
    if (text === '--') {
      onlyAddresses = true
      continue
    }
    const take = (option: Option, rest: string, name: string): string => {
      if (rest !== '') return rest
      index++
      if (index >= words.length) throw new RefusedCurl('option_value_missing', { option: name })
      return words[index]!.text
    }
    if (text.startsWith('--')) {
      const option = longOption(text.slice(2))
      if (!option) throw new RefusedCurl(unknownLong(text))
      if (option.refused) throw new RefusedCurl(about(`\`--${option.long}\``, option.refused))
      if (option.long === 'next') all.push(newSettings())
      else if (option.value) applyOption(settings, option.long, take(option, '', text), true, input)
      else applyOption(settings, option.long, '', !option.off, input)
      continue
    }
    for (let letter = 1; letter < text.length; letter++) {
      const name = `-${text[letter]}`
      const option = shortOption(text[letter]!)
      if (!option) throw new RefusedCurl('option_unknown', { option: /^-[\x21-\x7e]$/.test(name) ? name : '-?' })
      if (option.refused) throw new RefusedCurl(about(`\`${name}\``, option.refused))
      if (option.long === 'next') all.push(newSettings())
      else if (option.value) {
        applyOption(all.at(-1)!, option.long, take(option, text.slice(letter + 1), name), true, input)
        break
      } else applyOption(all.at(-1)!, option.long, '', true, input)
    }
  }
  return all
}

function unknownLong(text: string): Why {
  const option = /^--[\w.-]{1,40}/.exec(text)?.[0] ?? '--'
  return because(text[option.length] === '=' ? 'option_joined' : 'option_unknown', { option })
}
