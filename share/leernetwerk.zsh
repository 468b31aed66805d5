#compdef leernetwerk

_leernetwerk_completion() {
  eval $(env _TYPER_COMPLETE_ARGS="${words[1,$CURRENT]}" _LEERNETWERK_COMPLETE=complete_zsh leernetwerk)
}

compdef _leernetwerk_completion leernetwerk
