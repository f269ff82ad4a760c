import { Text, View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { BADGE_NAMES_ZH } from '#domain/directory/badge'
import { ORGANIZATION_KIND_NAMES_ZH } from '#domain/directory/organization-tree'
import { SERVICE_NAMES_ZH } from '#domain/kernel/healthcare-service'
import { client } from '../../../api/client'
import { Button } from '../../../components/action/button'
import { type DataColumn, DataTable } from '../../../components/content/data-table'
import { TextInput } from '../console-fields'
import { ConsoleMain } from '../console-page'
import { CsvButton } from '../csv-button'
import { ListState } from '../list-state'
import { regionWords } from '../rule-words'
import type { Office } from '../use-office'
import { type Place, usePlaces } from '../use-places'
import { useWholeList } from '../use-whole-list'
import { OrganizationForm } from './organization-form'
import { SatisfactionCard } from './satisfaction-card'

const COLUMNS: readonly DataColumn<Place>[] = [
  { key: 'name', title: '机构', text: ({ name }) => name },
  { key: 'kind', title: '类别', text: ({ kind }) => ORGANIZATION_KIND_NAMES_ZH[kind] },
  {
    key: 'parent',
    title: '上级',
    text: ({ parentName }) => parentName ?? '—',
    share: 50,
  },
  { key: 'street', title: '街道', text: ({ street }) => street || '—' },
  { key: 'phone', title: '电话', text: ({ phone }) => phone },
  {
    key: 'services',
    title: '服务',
    text: ({ services }) => services.map((each) => SERVICE_NAMES_ZH[each]).join('、') || '—',
  },
  {
    key: 'badges',
    title: '标识',
    text: ({ badges }) => badges.map((each) => BADGE_NAMES_ZH[each]).join('、') || '—',
  },
  { key: 'region', title: '规则', text: ({ region }) => regionWords(region) },
]

interface OrganizationsDeskProps {
  readonly office: Office
  /** 机构 | 医护, the first thing in the line. */
  readonly tabs: ReactNode
}

export function OrganizationsDesk({ office, tabs }: OrganizationsDeskProps) {
  const [query, setQuery] = useState('')
  const [id, setId] = useState<string | null>()
  const places = usePlaces()
  const list = useWholeList('organizations', { query }, (cursor) =>
    client.directory.organizations.query({ query, cursor }),
  )
  const rows = list.kind === 'ready' ? list.answer.rows : []
  const selected = id === null ? undefined : (rows.find((place) => place.id === id) ?? rows[0])
  return (
    <ConsoleMain
      title="机构与医护"
      office={office}
      counts={list.kind === 'ready' && <Text className="t-3">共 {list.answer.first.total} 家</Text>}
      filters={
        <>
          {tabs}
          <TextInput
            isCompact
            type="search"
            label="找机构"
            placeholder="名称、拼音、街道、电话"
            value={query}
            maxLength={40}
            onInput={setQuery}
          />
          <span className="push">
            <Button label="加一家机构" icon="plus" size="medium" width="words" onTap={() => setId(null)} />
          </span>
        </>
      }
      panel={
        <View className="stack stack--3">
          <OrganizationForm key={selected?.id ?? 'new'} place={selected} places={places} office={office} />
          {selected && <SatisfactionCard key={selected.id} organizationId={selected.id} />}
        </View>
      }
    >
      <ListState
        state={list}
        what="机构"
        isEmpty={(answer) => answer.rows.length === 0}
        emptyWhy="换个词找，名称、拼音首字母和街道都可以。"
      >
        {(answer) => (
          <DataTable
            label="机构"
            columns={COLUMNS}
            rows={answer.rows}
            rowId={(place) => place.id}
            selectedId={selected?.id}
            onSelect={(place) => setId(place.id)}
            foot={<CsvButton name="机构" rows={answer.rows} columns={COLUMNS} />}
          />
        )}
      </ListState>
    </ConsoleMain>
  )
}
