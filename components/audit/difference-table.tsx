import { useTranslations } from 'next-intl'
import { Table, Tbody, Td, Th, Thead } from '@/components/ui/table'
import { type Difference, shownValue } from '@/lib/audit/rules'

/** What an entry changed, field by field: what it was, what it became. */
export function DifferenceTable({ differences }: { differences: Difference[] }) {
  const t = useTranslations('audit.entry')
  return (
    <Table label={t('changed')}>
      <Thead>
        <Th>{t('field')}</Th>
        <Th>{t('before')}</Th>
        <Th>{t('after')}</Th>
      </Thead>
      <Tbody>
        {differences.map(({ path, before, after }) => (
          <tr key={path}>
            <Td mono className="align-top whitespace-nowrap">
              {path || t('whole')}
            </Td>
            <Td mono className="align-top">
              <Side value={before} sign="−" label={t('before')} />
            </Td>
            <Td mono className="align-top">
              <Side value={after} sign="+" label={t('after')} />
            </Td>
          </tr>
        ))}
      </Tbody>
    </Table>
  )
}

function Side({ value, sign, label }: { value: unknown; sign: '−' | '+'; label: string }) {
  const t = useTranslations('audit.entry')
  if (value === undefined) return <span className="font-sans text-ink-3">{t('absent')}</span>
  return (
    <span className="flex min-w-40 gap-1.5">
      <span aria-hidden="true" className={sign === '+' ? 'text-go' : 'text-nogo'}>
        {sign}
      </span>
      <span className="sr-only">{label}</span>
      <span className="break-all whitespace-pre-wrap">{shownValue(value)}</span>
    </span>
  )
}
