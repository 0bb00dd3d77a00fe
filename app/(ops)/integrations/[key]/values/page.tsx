import { readIntegration } from '../read'
import { ValuesView } from './values-view'

/** The values of all environments side by side. */
export default async function ValuesPage({ params }: { params: Promise<{ key: string }> }) {
  return <ValuesView integration={await readIntegration((await params).key)} />
}
