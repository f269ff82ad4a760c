import { useState } from 'react'
import { Segment } from '../../../components/field/segment'
import type { Office } from '../use-office'
import { OrganizationsDesk } from './organizations-desk'
import { PractitionersDesk } from './practitioners-desk'

const PARTS = [
  { value: 'organizations', label: '机构' },
  { value: 'practitioners', label: '医护' },
] as const

/** The alliance's places and people. */
export function DirectoryDesk({ office }: { readonly office: Office }) {
  const [part, setPart] = useState<(typeof PARTS)[number]['value']>('organizations')
  const tabs = <Segment label="看什么" parts={PARTS} selected={part} onSelect={setPart} />
  return part === 'organizations' ? (
    <OrganizationsDesk office={office} tabs={tabs} />
  ) : (
    <PractitionersDesk office={office} tabs={tabs} />
  )
}
