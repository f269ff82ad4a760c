import { Text, View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { SEX_NAMES_ZH, type Sex } from '#domain/kernel/sex'
import { Button } from '../../../components/action/button'
import { Card } from '../../../components/content/card'
import { Note } from '../../../components/content/note'
import { Row } from '../../../components/content/row'
import { Tag } from '../../../components/content/tag'
import { Sheet } from '../../../components/sheet/sheet'

/** A row of `chart.moveTargets`. */
export interface MoveTarget {
  readonly patientId: string
  readonly nameMasked: string
  readonly sex: Sex
  readonly age: string
  readonly documentMasked: string
  readonly isOfFamily: boolean
}

export interface MoveSheetProps {
  /** What the entry is called, and what it says. */
  title: string
  /** The people, or what stands there until they have come. */
  people: (list: (rows: readonly MoveTarget[]) => ReactNode) => ReactNode
  busy: boolean
  problem: string | undefined
  onMove: (target: MoveTarget) => void
  /** The other person has the same: the two change places. */
  onExchange: ((target: MoveTarget) => void) | undefined
  onClose: () => void
}

/** 记错了人: whose it is, what will happen, and then it happens. */
export function MoveSheet({ title, people, busy, problem, onMove, onExchange, onClose }: MoveSheetProps) {
  const [target, setTarget] = useState<MoveTarget | null>(null)
  if (target) {
    return (
      <Sheet open title={`移到${target.nameMasked}名下`} onClose={onClose}>
        <View className="stack stack--3">
          <Text className="t-strong">{inWords(target)}</Text>
          <Text className="t-2">
            {`“${title}”从这份档案里拿走，放进${target.nameMasked}的档案，那边写明“核对后移到这里”。两家在“谁看过”里都看得到你。`}
          </Text>
          {problem && (
            <Note tone="bad" announced>
              {problem}
            </Note>
          )}
          {onExchange ? (
            <>
              <Note tone="wait" announced>
                {`${target.nameMasked}名下同一项也有一条，大概是两个人记反了。两条可以一起对调，都不会丢。`}
              </Note>
              <Button label="核对过了，两条对调" busy={busy} onTap={() => onExchange(target)} />
            </>
          ) : (
            <Button label="核对过了，移过去" busy={busy} onTap={() => onMove(target)} />
          )}
          <Button kind="quiet" label="换一个人" onTap={() => setTarget(null)} />
        </View>
      </Sheet>
    )
  }
  return (
    <Sheet open title="这一条是谁的" onClose={onClose}>
      {people((rows) =>
        rows.length === 0 ? (
          <Note tone="info">
            没有能移过去的人。先打开那个人的档案：请他报到，或者扫他的健康卡，再回来移。
          </Note>
        ) : (
          <Card flush>
            {rows.map((row) => (
              <Row
                key={row.patientId}
                icon="me"
                title={`${row.nameMasked} · ${SEX_NAMES_ZH[row.sex]} · ${row.age}`}
                sub={row.documentMasked}
                {...(row.isOfFamily ? { value: <Tag label="同一家" tone="primary" /> } : {})}
                onTap={() => setTarget(row)}
              />
            ))}
          </Card>
        ),
      )}
    </Sheet>
  )
}

function inWords({ nameMasked, sex, age, documentMasked }: MoveTarget): string {
  return `${nameMasked} · ${SEX_NAMES_ZH[sex]} · ${age} · ${documentMasked}`
}
