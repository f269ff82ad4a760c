import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { LocalDate } from '#domain/kernel/time'
import { spoken } from '../../../components/accessibility/accessibility'
import { Link } from '../../../components/action/link'
import { SlotChip } from '../../../components/time/slot-chip'
import { SlotGrid } from '../../../components/time/slot-grid'
import { useAboveBar } from '../../../platform/screen/above-bar'
import { Alternatives } from './alternatives'
import type { OfferedSlot } from './offered-slot'
import { isWaitable, slotChipOf } from './slot-chip-of'
import { begunAndAhead, type HalfDay } from './slots-of-day'
import './slot-board.scss'

export interface SlotBoardProps {
  halves: readonly HalfDay[]
  today: LocalDate
  elder: boolean
  chosenId: string | null
  /** The refused slot whose sentence is open. */
  openId: string | null
  /** Why it is refused. */
  sentenceOf: (slot: OfferedSlot) => string
  /** Everything that is offered here: where alternatives come from. */
  all: readonly OfferedSlot[]
  onTap: (slot: OfferedSlot) => void
  /** Waiting for a seat of a full slot; without it there is none here. */
  onWait?: ((slot: OfferedSlot) => void) | undefined
}

const COLUMNS = 3

/** A day's chips. The sentence of a refused one opens under its row, where the finger is. */
export function SlotBoard({ halves, ...board }: SlotBoardProps) {
  // Keyed by its first slot too: another day's times are folded again.
  return halves.map((half) => <HalfBoard key={`${half.name} ${half.slots[0]?.id}`} half={half} {...board} />)
}

type HalfBoardProps = Omit<SlotBoardProps, 'halves'> & { half: HalfDay }

/** What has begun is one line: in elder mode its chips, one a row, would fill the first screen. */
function HalfBoard({ half, ...board }: HalfBoardProps) {
  const [asked, setAsked] = useState<boolean | null>(null)
  const { begun, ahead } = begunAndAhead(half)
  // What was tapped just as it began says so under its chip.
  const shown = asked ?? begun.some(({ id }) => id === board.openId)
  return (
    <>
      <Text className="t-strong inset" {...spoken({ role: 'heading', level: 2 })}>
        {half.name}
      </Text>
      {begun.length > 0 && (
        <View className="inset">
          <Link
            label={shown ? '收起已过的时间' : `已过的时间（${begun.length} 个）`}
            spokenLabel={`${half.name}已过的时间，${begun.length}个，点一下${shown ? '收起' : '看是哪些'}`}
            onTap={() => setAsked(!shown)}
          />
        </View>
      )}
      {shown && <HalfGrid label={`${half.name}已过的时间`} slots={begun} {...board} />}
      {ahead.length > 0 && <HalfGrid label={half.name} slots={ahead} {...board} />}
    </>
  )
}

type HalfGridProps = Omit<SlotBoardProps, 'halves'> & { label: string; slots: readonly OfferedSlot[] }

function HalfGrid({ label, slots, ...board }: HalfGridProps) {
  return (
    <SlotGrid label={label}>
      {rowsOf(slots, board.elder ? 1 : COLUMNS).map((row) => (
        <SlotRow key={row[0]?.id} row={row} {...board} />
      ))}
    </SlotGrid>
  )
}

type SlotRowProps = Omit<SlotBoardProps, 'halves'> & { row: readonly OfferedSlot[] }

function SlotRow({ row, today, elder, chosenId, openId, sentenceOf, all, onTap, onWait }: SlotRowProps) {
  const canWait = (slot: OfferedSlot) => onWait !== undefined && isWaitable(slot, all)
  const open = row.find((slot) => slot.id === openId && slot.refusal)
  const whyId = `why-${row[0]?.id}`
  useAboveBar(whyId, open !== undefined)
  return (
    <>
      {row.map((slot) => (
        <SlotChip
          key={slot.id}
          {...slotChipOf(slot, { chosen: slot.id === chosenId, today, elder, canWait: canWait(slot) })}
          open={slot.id === open?.id}
          onTap={() => onTap(slot)}
        />
      ))}
      {open && (
        <View id={whyId} className="slot-board__why">
          <Alternatives
            why={sentenceOf(open)}
            wanted={open}
            slots={all}
            today={today}
            onTake={onTap}
            onWait={onWait && canWait(open) ? () => onWait(open) : undefined}
          />
        </View>
      )}
    </>
  )
}

function rowsOf(slots: readonly OfferedSlot[], columns: number): OfferedSlot[][] {
  return Array.from({ length: Math.ceil(slots.length / columns) }, (_, row) =>
    slots.slice(row * columns, (row + 1) * columns),
  )
}
