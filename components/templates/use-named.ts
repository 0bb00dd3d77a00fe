import { useLocale } from 'next-intl'

/** Picks what is written twice, in the reader's language; the other one where that is missing. */
export function useNamed(): (english: string, chinese: string) => string {
  const zh = useLocale() === 'zh'
  return (english, chinese) => (zh && chinese !== '' ? chinese : english)
}
