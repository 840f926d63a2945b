// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/session/preferences.h"

#include <QtWidgets/QDialog>

#include <memory>

namespace LabChat {

namespace Ui {
class PreferencesDialog;
}

class PreferencesPage;

/// Edits the operator's preferences. Main thread; deletes itself; the preferences must outlive it.
class PreferencesDialog final : public QDialog {
    Q_OBJECT

public:
    PreferencesDialog(Preferences *preferences, QWidget *parent);
    ~PreferencesDialog() override;

    /// Of another room; the dialog owns it.
    void addPage(PreferencesPage *page, const QString &title);

signals:
    void editReasonsRequested();

private:
    void listChoices();
    void showValues(const PreferenceValues &values);
    void showLanguageNote();
    [[nodiscard]] Appearance appearance() const;
    void confirm();

    std::unique_ptr<Ui::PreferencesDialog> m_ui;
    Preferences *m_preferences;
    QList<PreferencesPage *> m_pages;
};

} // namespace LabChat
