import { View } from '@tarojs/components'
import { useState } from 'react'
import { CARD_NUMBER_LENGTH, parseCardNumber } from '#domain/health-card/card-number'
import { addMonths, type LocalDate, localDate } from '#domain/kernel/time'
import { Button } from '../../components/action/button'
import { DateField } from '../../components/field/picker-field'
import { TextField } from '../../components/field/text-field'
import { Sheet } from '../../components/sheet/sheet'

const OLDEST_MONTHS = 130 * 12

export interface NumberEntryProps {
  open: boolean
  busy: boolean
  today: LocalDate
  onNumber: (number: string, birthDate: LocalDate) => void
  onClose: () => void
}

/** A cracked or dark screen: the number that was read out, with the birthday (journeys E3 8). */
export function NumberEntry({ open, ...entry }: NumberEntryProps) {
  return open ? <OpenEntry {...entry} /> : null
}

function OpenEntry({ busy, today, onNumber, onClose }: Omit<NumberEntryProps, 'open'>) {
  const [typed, setTyped] = useState('')
  const [birthDate, setBirthDate] = useState<LocalDate>()
  const digits = typed.replace(/\D/g, '')
  const number = parseCardNumber(typed)
  const isSlip = digits.length >= CARD_NUMBER_LENGTH && !number
  return (
    <Sheet open title="用卡号和生日查" onClose={onClose}>
      <View className="stack stack--4">
        <TextField
          label="卡号"
          value={typed}
          keyboard="number"
          maxLength={20}
          hint={`${CARD_NUMBER_LENGTH} 位数字，在对方健康卡的“看卡号”里`}
          error={isSlip ? '有一位不对，请对方再念一遍' : undefined}
          onInput={setTyped}
        />
        <DateField
          label="生日"
          value={birthDate}
          earliest={addMonths(today, -OLDEST_MONTHS)}
          latest={today}
          onChange={(day) => setBirthDate(localDate(day))}
        />
        <Button
          label="查"
          busy={busy}
          {...(number && birthDate ? {} : { disabledReason: number ? '还差生日' : '还差卡号' })}
          onTap={() => {
            if (number && birthDate) onNumber(number, birthDate)
          }}
        />
      </View>
    </Sheet>
  )
}
