import { Text } from '@tarojs/components'
import { useState } from 'react'
import { client } from '../../../api/client'
import { Button } from '../../../components/action/button'
import { type DataColumn, DataTable } from '../../../components/content/data-table'
import { Tag } from '../../../components/content/tag'
import { TextInput } from '../console-fields'
import { ConsoleMain } from '../console-page'
import { CsvButton } from '../csv-button'
import { ListState } from '../list-state'
import type { ListedTeam } from '../listed-rows'
import type { Office } from '../use-office'
import { usePlaces } from '../use-places'
import { useWholeList } from '../use-whole-list'
import { TeamPanel } from './team-panel'

const leaderOf = ({ members }: ListedTeam) => members.find(({ role }) => role === 'leader')?.name ?? '没有'

const stateOf = ({ endedOn, signed, capacity }: ListedTeam) => {
  if (endedOn) return { label: `${endedOn} 解散`, tone: 'mute' } as const
  return signed >= capacity
    ? ({ label: '满了', tone: 'wait' } as const)
    : ({ label: '在签', tone: 'ok' } as const)
}

const COLUMNS: readonly DataColumn<ListedTeam>[] = [
  { key: 'name', title: '团队', text: ({ name }) => name },
  { key: 'organization', title: '机构', text: ({ organizationName }) => organizationName, share: 40 },
  { key: 'leader', title: '组长', text: leaderOf },
  { key: 'members', title: '成员', text: ({ members }) => String(members.length), isNumber: true },
  {
    key: 'signed',
    title: '签约',
    text: ({ signed, capacity }) => `${signed} / ${capacity}`,
    order: ({ signed }) => signed,
    isNumber: true,
  },
  { key: 'grids', title: '网格', text: ({ grids }) => String(grids.length), isNumber: true },
  {
    key: 'state',
    title: '状态',
    text: (team) => stateOf(team).label,
    cell: (team) => <Tag {...stateOf(team)} />,
  },
]

/** The family-doctor teams of the office's places: who is in them, what they serve, how full they are. */
export function TeamsDesk({ office }: { readonly office: Office }) {
  const [query, setQuery] = useState('')
  const [id, setId] = useState<string | null>()
  const places = usePlaces()
  const list = useWholeList('teams', { query }, (cursor) => client.careTeam.list.query({ query, cursor }))
  const rows = list.kind === 'ready' ? list.answer.rows : []
  const selected = id === null ? undefined : (rows.find((team) => team.id === id) ?? rows[0])
  return (
    <ConsoleMain
      title="家庭医生团队"
      office={office}
      counts={list.kind === 'ready' && <Text className="t-3">共 {list.answer.first.total} 支</Text>}
      filters={
        <>
          <TextInput
            isCompact
            type="search"
            label="找团队"
            placeholder="团队、机构、成员"
            value={query}
            maxLength={40}
            onInput={setQuery}
          />
          <span className="push">
            <Button label="组一支团队" icon="plus" size="medium" width="words" onTap={() => setId(null)} />
          </span>
        </>
      }
      panel={
        <TeamPanel
          key={selected?.id ?? 'new'}
          team={selected}
          teams={rows}
          places={places}
          onFounded={setId}
        />
      }
    >
      <ListState
        state={list}
        what="团队"
        isEmpty={(answer) => answer.rows.length === 0}
        emptyWhy="还没有这样的团队。在右边组一支。"
      >
        {(answer) => (
          <DataTable
            label="家庭医生团队"
            columns={COLUMNS}
            rows={answer.rows}
            rowId={(team) => team.id}
            selectedId={selected?.id}
            onSelect={(team) => setId(team.id)}
            foot={<CsvButton name="家庭医生团队" rows={answer.rows} columns={COLUMNS} />}
          />
        )}
      </ListState>
    </ConsoleMain>
  )
}
