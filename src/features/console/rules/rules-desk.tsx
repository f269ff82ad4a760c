import { Text } from '@tarojs/components'
import { useState } from 'react'
import { client } from '../../../api/client'
import { type DataColumn, DataTable } from '../../../components/content/data-table'
import { Tag } from '../../../components/content/tag'
import { Chips } from '../../../components/field/chips'
import { SelectInput, TextInput } from '../console-fields'
import { ConsoleMain } from '../console-page'
import { CsvButton } from '../csv-button'
import { ListState } from '../list-state'
import type { ListedRule } from '../listed-rows'
import { periodWords, regionWords } from '../rule-words'
import type { Office } from '../use-office'
import { useWholeList } from '../use-whole-list'
import { VerifiedTag, verifiedWords } from '../verified-tag'
import { RulePanel } from './rule-panel'

const COLUMNS: readonly DataColumn<ListedRule>[] = [
  { key: 'code', title: '规则', text: ({ code }) => code },
  { key: 'name', title: '名称', text: ({ nameZh }) => nameZh },
  {
    key: 'value',
    title: '值',
    text: ({ inWords }) => inWords,
    share: 70,
  },
  { key: 'region', title: '地区', text: ({ region }) => regionWords(region) },
  {
    key: 'period',
    title: '生效 – 失效',
    text: ({ validFrom, validTo }) => periodWords(validFrom, validTo),
    order: ({ validFrom }) => validFrom,
  },
  {
    key: 'source',
    title: '来源',
    text: ({ source }) => source,
    share: 30,
  },
  { key: 'verified', title: '核实', text: verifiedWords, cell: (rule) => <VerifiedTag {...rule} /> },
  {
    key: 'versions',
    title: '版本',
    text: ({ versions }) => String(versions),
    order: ({ versions }) => versions,
    isNumber: true,
  },
]

/** What holds in a county and since when; each rule with its versions, and a form for the next one. */
export function RulesDesk({ office }: { readonly office: Office }) {
  const [region, setRegion] = useState<string>()
  const [query, setQuery] = useState('')
  const [unverifiedOnly, setUnverifiedOnly] = useState(false)
  const [code, setCode] = useState<string>()
  const filter = { ...(region !== undefined && { region }), query, unverifiedOnly }
  const list = useWholeList('rules', filter, (cursor) => client.rule.list.query({ ...filter, cursor }))
  const first = list.kind === 'ready' ? list.answer.first : undefined
  const selected =
    list.kind === 'ready'
      ? (list.answer.rows.find((rule) => rule.code === code) ?? list.answer.rows[0])
      : undefined
  return (
    <ConsoleMain
      title="规则与版本"
      office={office}
      counts={
        first && (
          <>
            {first.unverified > 0 && <Tag tone="wait" icon="alert" label={`${first.unverified} 条未核实`} />}
            <Text className="t-3">共 {first.total} 条</Text>
          </>
        )
      }
      filters={
        <>
          <TextInput
            isCompact
            type="search"
            label="找规则"
            placeholder="规则号、名称、来源"
            value={query}
            maxLength={40}
            onInput={setQuery}
          />
          <SelectInput
            isCompact
            label="地区"
            value={first?.region ?? '*'}
            choices={(first?.regions ?? ['*']).map((value) => ({ value, label: regionWords(value) }))}
            onChange={setRegion}
          />
          <Chips
            label="只看"
            chips={[{ value: 'unverified', label: '只看未核实' }]}
            selected={unverifiedOnly ? ['unverified'] : []}
            onToggle={() => setUnverifiedOnly(!unverifiedOnly)}
          />
        </>
      }
      panel={
        selected && first ? (
          <RulePanel key={selected.code} rule={selected} region={first.region} writable={first.writable} />
        ) : null
      }
    >
      <ListState
        state={list}
        what="规则"
        isEmpty={({ rows }) => rows.length === 0}
        emptyWhy="换个词找，或去掉「只看未核实」。"
      >
        {({ rows }) => (
          <DataTable
            label="规则"
            columns={COLUMNS}
            rows={rows}
            rowId={(rule) => rule.code}
            selectedId={selected?.code}
            onSelect={(rule) => setCode(rule.code)}
            foot={<CsvButton name="规则" rows={rows} columns={COLUMNS} />}
          />
        )}
      </ListState>
    </ConsoleMain>
  )
}
