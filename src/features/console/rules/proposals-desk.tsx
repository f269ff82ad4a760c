import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { client } from '../../../api/client'
import { useWrite } from '../../../api/use-write'
import { Card } from '../../../components/content/card'
import type { DataColumn } from '../../../components/content/data-table'
import { Tag } from '../../../components/content/tag'
import { ChangeForm } from '../change-form'
import { SelectInput } from '../console-fields'
import { RowDesk } from '../row-desk'
import type { Office } from '../use-office'
import { useWholeList } from '../use-whole-list'
import { SimulationLines } from './rule-simulation'

type Proposal = Awaited<ReturnType<typeof client.rule.proposals.query>>['rows'][number]

const STATES = {
  open: { label: '等人定', tone: 'wait' },
  approved: { label: '同意了', tone: 'ok' },
  rejected: { label: '没同意', tone: 'bad' },
  'taken-back': { label: '撤回了', tone: 'mute' },
} as const satisfies Record<Proposal['status'], { label: string; tone: 'wait' | 'ok' | 'bad' | 'mute' }>

const COLUMNS: readonly DataColumn<Proposal>[] = [
  { key: 'at', title: '提交', text: ({ proposedAt }) => proposedAt.slice(0, 10) },
  { key: 'rule', title: '规则', text: ({ code, nameZh }) => `${code} ${nameZh}` },
  {
    key: 'after',
    title: '改成',
    text: ({ kind, afterInWords }) => (kind === 'add' ? afterInWords : `撤掉：${afterInWords}`),
    share: 60,
  },
  { key: 'from', title: '从哪天起', text: ({ validFrom }) => validFrom },
  { key: 'by', title: '谁提的', text: ({ proposedBy }) => proposedBy ?? '—' },
  {
    key: 'state',
    title: '状态',
    text: ({ status }) => STATES[status].label,
    cell: ({ status }) => <Tag {...STATES[status]} />,
  },
]

/** Changes of a plan's rules: one person proposes, another decides, and nothing holds before (journeys E4 49). */
export function ProposalsDesk({ office }: { readonly office: Office }) {
  const list = useWholeList('proposals', {}, (cursor) =>
    client.rule.proposals.query(cursor === undefined ? {} : { cursor }),
  )
  return (
    <RowDesk
      office={office}
      title="待同意的修改"
      explained="互助计划的规则要两个人同意，从以后的日子起。在“规则与版本”里提。"
      list={list}
      what="规则的修改"
      emptyWhy="没有人提过修改。"
      columns={COLUMNS}
      panel={(chosen, keep) => chosen && <ProposalPanel key={chosen.id} proposal={chosen} onDecided={keep} />}
    />
  )
}

/** What is agreed to: a version to come, or that it does not come. */
const WORDS = {
  add: (from: string) => ({ what: `${from} 起`, agree: `同意，${from} 起生效`, meant: null }),
  withdraw: (from: string) => ({
    what: `撤掉原定 ${from} 起的`,
    agree: '同意撤掉，前一个版本继续生效',
    meant: `要在 ${from} 以前定。撤掉以后，下面算的变化就不会有：`,
  }),
} as const satisfies Record<Proposal['kind'], (from: string) => object>

interface ProposalPanelProps {
  readonly proposal: Proposal
  readonly onDecided: () => void
}

function ProposalPanel({ proposal, onDecided }: ProposalPanelProps) {
  const [outcome, setOutcome] = useState<'approve' | 'reject'>('approve')
  const deciding = useWrite(client.rule.decideProposal.mutate)
  const takingBack = useWrite(client.rule.takeBackProposal.mutate)
  const { id, code, nameZh, beforeInWords, afterInWords, source, reason, status, isOwn } = proposal
  const words = WORDS[proposal.kind](proposal.validFrom)
  return (
    <Card label={`${code} ${nameZh}`}>
      <View className="stack stack--3">
        <Text className="console-card__title">{`${code} ${nameZh}`}</Text>
        <Text>{`现在：${beforeInWords}`}</Text>
        <Text className="t-strong">{`${words.what}：${afterInWords}`}</Text>
        <Text className="t-3">{`${source}。${reason}`}</Text>
        {words.meant && <Text className="t-3">{words.meant}</Text>}
        <SimulationLines simulation={proposal.simulation} />
        {status !== 'open' && (
          <Text>{`${proposal.decidedBy ?? '—'}：${proposal.answer ?? STATES[status].label}`}</Text>
        )}
        {status === 'open' && isOwn && (
          <ChangeForm
            label="撤回"
            kind="secondary"
            noReason
            send={async () => {
              onDecided()
              await takingBack.mutateAsync({ id })
            }}
            done={() => '撤回了。'}
          />
        )}
        {status === 'open' && !isOwn && (
          <ChangeForm
            label={outcome === 'approve' ? words.agree : '不同意'}
            asks={{ label: '为什么', hint: '看了什么，为什么这样定', lines: 3 }}
            send={async (answer) => {
              onDecided()
              await deciding.mutateAsync({ id, approve: outcome === 'approve', answer })
            }}
            done={() => '定了。'}
          >
            <SelectInput
              label="结论"
              value={outcome}
              choices={[
                { value: 'approve', label: '同意' },
                { value: 'reject', label: '不同意' },
              ]}
              onChange={setOutcome}
            />
          </ChangeForm>
        )}
      </View>
    </Card>
  )
}
