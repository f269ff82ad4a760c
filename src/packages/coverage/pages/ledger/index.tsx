import { Text, View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import { useState } from 'react'
import { percentInWords } from '#domain/kernel/basis-points'
import { bareYuanOf, yuanOf } from '#domain/kernel/fen'
import { localDateOf } from '#domain/kernel/time'
import { momentInWords } from '#domain/kernel/time-in-words'
import { serverNow } from '../../../../api/server-clock'
import { Button } from '../../../../components/action/button'
import { Card } from '../../../../components/content/card'
import { Note } from '../../../../components/content/note'
import { SumLines } from '../../../../components/content/sum-lines'
import { Tag } from '../../../../components/content/tag'
import { BottomBar } from '../../../../components/page/bottom-bar'
import { Page } from '../../../../components/page/page'
import { SectionTitle } from '../../../../components/page/section-title'
import { CaseTable } from '../../../../features/mutual-aid/case-table'
import { GiftList } from '../../../../features/mutual-aid/gift-list'
import { MonthBars } from '../../../../features/mutual-aid/month-bars'
import { useFundCases } from '../../../../features/mutual-aid/use-fund-cases'
import { useFundGifts } from '../../../../features/mutual-aid/use-fund-gifts'
import { type FundStanding, useFund } from '../../../../features/mutual-aid/use-plan'
import { AnswerView } from '../../../../features/page/answer-view'
import { download, downloadLabel } from '../../../../platform/file/download'
import { usePullToRefresh } from '../../../../platform/screen/pull-to-refresh'
import './index.scss'

const FILE = '/fund/ledger.ndjson'

/** 公开账本: where every cent came from and went, for everybody, and a file with which anybody can check it. */
export default function LedgerPage() {
  const { state, refetch } = useFund()
  const cases = useFundCases()
  const gifts = useFundGifts()
  const [isLost, setLost] = useState(false)
  usePullToRefresh(() => Promise.all([refetch(), cases.refetch(), gifts.refetch()]))
  useReachBottom(() => cases.more && !cases.more.loading && cases.more.load())
  const take = () => {
    setLost(false)
    download(FILE).catch(() => setLost(true))
  }
  return (
    <Page
      title="公开账本"
      bar={
        <BottomBar>
          <Button kind="secondary" icon="doc" label={downloadLabel} onTap={take} />
        </BottomBar>
      }
    >
      {isLost && (
        <Note tone="bad" announced>
          <Text>账本没取下来，不是你的问题。看看网络，再点一次。</Text>
        </Note>
      )}
      <AnswerView state={state} loading="正在取账本…" failed="账本没取到">
        {(books) => <Books books={books} />}
      </AnswerView>
      <SectionTitle title="收到的捐款" />
      <View className="t-sub inset">愿意留名的才写名字，每一笔都在账本里</View>
      <AnswerView state={gifts.state} loading="正在取…" failed="没取到">
        {(rows) =>
          rows.length === 0 ? (
            <Card>
              <Text>还没有收到过捐款。</Text>
            </Card>
          ) : (
            <GiftList gifts={rows} more={gifts.more} />
          )
        }
      </AnswerView>
      <SectionTitle title="最近给出的互助金" />
      <View className="t-sub inset">满 5 例才单列，不显示姓名</View>
      <AnswerView state={cases.state} loading="正在取…" failed="没取到">
        {(rows) =>
          rows.length === 0 ? (
            <Card>
              <Text>每一种情况都还不满 5 例，先不单列，免得认出是谁。总数在上面。</Text>
            </Card>
          ) : (
            <CaseTable cases={rows} />
          )
        }
      </AnswerView>
      <Note tone="info">
        <Text>大额的付款前公示 7 天。觉得不对，可以提异议，有书面答复。</Text>
      </Note>
    </Page>
  )
}

function Books({ books }: { books: FundStanding }) {
  const { totals, balanceFen, updatedAt, isVerified, months } = books
  const today = localDateOf(serverNow())
  return (
    <>
      <Card label="互助金余额">
        <View className="line line--between line--wrap">
          <Text className="t-2">互助金余额</Text>
          <Text className="t-sub">
            {updatedAt ? momentInWords(new Date(updatedAt), today) : '还没有记过账'}
          </Text>
        </View>
        <View className="t-hero ledger-balance">{yuanOf(balanceFen)}</View>
        {balanceFen < 0 && (
          <View className="t-2 mt2">
            <Text>退给家庭的钱已经退了，剩下的还不够付核定好的互助金，管理方正在补。</Text>
          </View>
        )}
        <View className="line line--wrap mt2">
          <ReserveTag books={books} />
          <Tag
            tone={isVerified ? 'primary' : 'bad'}
            icon={isVerified ? 'lock' : 'alert'}
            label={isVerified ? '账本校验一致' : '账本正在核对'}
          />
        </View>
        <View className="divider" />
        <SumLines
          lines={[
            {
              key: 'contributions',
              sign: '+',
              label: '家庭参加',
              note: `${totals.contributions.count} 个孩子`,
              figure: bareYuanOf(totals.contributions.fen),
            },
            {
              key: 'donations',
              sign: '+',
              label: '捐款与利息',
              figure: bareYuanOf(totals.donationsAndInterestFen),
            },
            {
              key: 'aid',
              sign: '−',
              label: '互助金支出',
              note: `${totals.aid.count} 个孩子`,
              figure: bareYuanOf(totals.aid.fen),
            },
            {
              key: 'fee',
              sign: '−',
              label: '管理费',
              note: feeInWords(totals.fee),
              figure: bareYuanOf(totals.fee.fen),
            },
            { key: 'balance', sign: '=', label: '余额', figure: bareYuanOf(balanceFen), weight: 'result' },
          ]}
        />
      </Card>
      {months.length > 0 && <MonthBars months={months} />}
    </>
  )
}

/** How long the money lasts, as the plan's own rule judges it (rules MA-22). */
function ReserveTag({ books: { monthsCovered, reserve } }: { books: FundStanding }) {
  if (monthsCovered === null) return null
  const tone = { ok: 'ok', low: 'wait', critical: 'bad' } as const
  return <Tag tone={tone[reserve]} label={`够付 ${monthsCovered.toFixed(1)} 个月`} />
}

function feeInWords({ capBasisPoints, actualBasisPoints }: FundStanding['totals']['fee']): string {
  const cap = `上限 ${percentInWords(capBasisPoints)}`
  return actualBasisPoints === null ? cap : `${cap}，实际 ${percentInWords(actualBasisPoints)}`
}
