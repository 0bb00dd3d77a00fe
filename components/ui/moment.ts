const formats = new Map<string, Intl.DateTimeFormat>()

/** Parts of a moment in a zone, as text made of numbers and short names, equal on server and browser. */
export type MomentParts = { year: string; month: string; day: string; weekday: string; time: string; seconds: string; zone: string }

/**
 * Takes a moment apart in an IANA time zone. `zone` is `UTC` or an offset such as `UTC+1`, since zone abbreviations differ
 * between runtimes. An unknown zone is read as UTC.
 */
export function momentParts(at: Date, zone: string, locale: string): MomentParts {
  const key = `${locale}|${zone}`
  let format = formats.get(key)
  if (!format) {
    const options: Intl.DateTimeFormatOptions = {
      year: 'numeric',
      month: 'short',
      day: 'numeric',
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'shortOffset',
    }
    const language = locale === 'zh' ? 'zh-CN' : 'en-US'
    try {
      format = new Intl.DateTimeFormat(language, { ...options, timeZone: zone })
    } catch {
      format = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' })
    }
    formats.set(key, format)
  }
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {}
  for (const part of format.formatToParts(at)) parts[part.type] = part.value
  const offset = (parts.timeZoneName ?? 'UTC')
    .replace('GMT', 'UTC')
    .replace('\u2212', '-')
    .replace(/^UTC[+-]0$/, 'UTC')
  const two = (value: string | undefined) => (value ?? '').padStart(2, '0')
  return {
    year: parts.year ?? '',
    month: (parts.month ?? '').replace('月', ''),
    day: parts.day ?? '',
    weekday: parts.weekday ?? '',
    time: `${two(parts.hour)}:${two(parts.minute)}`,
    seconds: two(parts.second),
    zone: offset,
  }
}
